#!/bin/sh
# Makes the documents of LibreOffice: sh make_office.sh. Needs soffice; python-docx-official.docx must be there.
# given.fodt and given.html were written by hand; the third goes through the old format .doc and back.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$1" --outdir "$work" "$2" >/dev/null; }
office 'docx:MS Word 2007 XML' given.fodt
cp "$work/given.docx" libreoffice-odt.docx
soffice --headless "-env:UserInstallation=file://$work/profile" --infilter='HTML (StarWriter)' --convert-to odt --outdir "$work" given.html >/dev/null
office 'docx:MS Word 2007 XML' "$work/given.odt"
cp "$work/given.docx" libreoffice-html.docx
cp python-docx-official.docx "$work/old.docx"
office 'doc:MS Word 97' "$work/old.docx"
rm "$work/old.docx"
office 'docx:MS Word 2007 XML' "$work/old.doc"
cp "$work/old.docx" libreoffice-doc.docx
