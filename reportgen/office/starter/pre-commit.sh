#!/bin/sh
# 检查要提交的（git add 过的）事实文件，有错误或没有整理过就不让提交；整理：reportgen fmt 文件…
# 打开：git config core.hooksPath 这个文件所在的文件夹（见 README.md）    跳过一次：git commit --no-verify
if ! command -v reportgen >/dev/null 2>&1; then
    echo "找不到 reportgen：先打开装着它的环境再提交；或用 git commit --no-verify 跳过检查" >&2
    exit 1
fi
# 办公室是 .githooks 的上级；它可以是仓库里的一个文件夹
cd "$(dirname "$0")/.." || exit 1
office=$(unset GIT_DIR GIT_WORK_TREE && git rev-parse --show-prefix) || exit 1
top=$(unset GIT_DIR GIT_WORK_TREE && git rev-parse --show-toplevel) || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$top" && git checkout-index --all --prefix="$tmp/" || exit 1
mkdir "$tmp/.git" && cd "$tmp/$office" || exit 1
[ -d data ] || exit 0
find data -name '*.yaml' -type f ! -name 办公室.yaml ! -name reportgen.yaml -exec reportgen check {} + || exit 1
find data -name '*.yaml' -type f -exec reportgen fmt --check {} +
