"""The 公文 format of any document, rule by rule: what GB/T 9704-2012 or practice asks, what the document declares."""
