#!/usr/bin/env bash
# Measures `oci-tool image validate` on an image of five layers beside what a user would take
# instead, each as a whole process, in a folder in memory. Needs hyperfine, umoci, skopeo,
# oci-image-tool and gunzip. The layers are this machine's own files, compressed by umoci.
#
#   benches/peers.sh [FOLDER]
set -euo pipefail

cd "$(dirname "$0")/.."
folder=${1:-/dev/shm/oci-tool-peers}
for tool in hyperfine umoci skopeo oci-image-tool gunzip; do
    command -v "$tool" >/dev/null || { echo "peers.sh: $tool is not installed" >&2; exit 1; }
done
cargo build --release --quiet
tool=${CARGO_TARGET_DIR:-target}/release/oci-tool
tool=$(realpath "$tool")

mkdir -p "$folder"
folder=$(realpath "$folder")
case $folder in *[!A-Za-z0-9/._-]*)
    echo "peers.sh: the commands that are measured cannot have $folder in them" >&2
    exit 1
    ;;
esac
layout=$folder/layout
if [ ! -d "$layout" ]; then
    # What a run that was interrupted has left is no image of five layers.
    new=$folder/new
    rm -rf "$new" "$folder"/list.*
    # Files of /usr in the order of their names, dealt out to five archives of about 63 MB.
    find /usr/bin /usr/share /usr/lib -xdev -type f -size -16M -printf '%s\t%p\n' |
        LC_ALL=C sort -t $'\t' -k2 |
        awk -F '\t' -v folder="$folder" '
            { total += $1 + 1024; file = $2; sub("^/", "", file) }
            total > 5 * 63400000 { next }
            { print file > (folder "/list." int(total / 63400000)) }'
    umoci init --layout "$new"
    umoci new --image "$new:image"
    for list in "$folder"/list.*; do
        tar -C / --no-recursion --owner=0 --group=0 -cf "$folder/layer.tar" -T "$list"
        umoci raw add-layer --image "$new:image" "$folder/layer.tar"
        rm "$folder/layer.tar"
    done
    umoci gc --layout "$new"
    mv "$new" "$layout"
fi

"$tool" image validate --verbose --format json "$layout" >"$folder/report.json"
layers=$(sed 's/.*"layers":\[//; s/\],"findings".*//' "$folder/report.json" |
    grep -o '"digest":"sha256:[0-9a-f]*"' | grep -o '[0-9a-f]\{64\}')
stored=0
for layer in $layers; do
    stored=$((stored + $(stat -c %s "$layout/blobs/sha256/$layer")))
done
[ "$(wc -w <<<"$layers")" -eq 5 ] || { echo "peers.sh: $layout has not five layers" >&2; exit 1; }
echo "5 layers, $stored bytes stored, $(
    grep -o '"uncompressed_size":[0-9]*' "$folder/report.json" |
        awk -F: '{ total += $2 } END { printf "%d", total }'
) bytes without compression"

out=$folder/out
gunzip_all="sh -c 'for layer in $(tr '\n' ' ' <<<"$layers"); do gunzip -t < $layout/blobs/sha256/\$layer || exit 1; done'"
hyperfine --warmup 1 --min-runs 5 --export-markdown "$folder/peers.md" \
    --prepare "rm -rf $out" \
    -n 'oci-tool, 1 job' "$tool image validate --quiet --jobs 1 $layout" \
    -n 'oci-tool, 2 jobs' "$tool image validate --quiet --jobs 2 $layout" \
    -n 'oci-tool --shallow, 1 job' "$tool image validate --quiet --shallow --jobs 1 $layout" \
    -n 'gunzip -t, each layer' "$gunzip_all" \
    -n 'umoci unpack' "umoci unpack --image $layout:image $out" \
    -n 'oci-image-tool unpack' "oci-image-tool unpack --ref name=image $layout $out" \
    -n 'skopeo copy' "skopeo copy --quiet oci:$layout:image oci:$out:image"
for jobs in 1 2; do
    command -v /usr/bin/time >/dev/null || continue
    /usr/bin/time -f "peak resident with $jobs jobs: %M KiB" \
        "$tool" image validate --quiet --jobs $jobs "$layout"
done
cat "$folder/peers.md"
