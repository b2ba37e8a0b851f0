"""The .docx writer. Its phases: skeleton (package, styles, page, footers), body, properties, package."""
