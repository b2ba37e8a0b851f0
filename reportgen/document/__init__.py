"""The document model and how a report is composed into it."""
