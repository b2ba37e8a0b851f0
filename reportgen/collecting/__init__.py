"""What a collector asks of many units' facts files: who has handed in and when, all figures as one table."""
