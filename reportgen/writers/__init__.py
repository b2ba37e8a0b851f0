"""Writers: a document and a layout to bytes."""
