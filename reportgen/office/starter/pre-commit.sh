#!/bin/sh
# 检查 data/ 下已经交给 git 的事实文件，有错误或没有整理过就不让提交；整理：reportgen fmt 文件…
# 打开：git config core.hooksPath .githooks    跳过一次：git commit --no-verify
if ! command -v reportgen >/dev/null 2>&1; then
    echo "找不到 reportgen：先打开装着它的环境再提交；或用 git commit --no-verify 跳过检查" >&2
    exit 1
fi
git ls-files -z -- 'data/*.yaml' ':(exclude,glob)**/办公室.yaml' ':(exclude,glob)**/reportgen.yaml' |
    xargs -0 -r reportgen check && git ls-files -z -- 'data/*.yaml' | xargs -0 -r reportgen fmt --check
