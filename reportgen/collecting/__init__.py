"""What a collector asks of many units' facts files: who has handed in, in time or late, and all figures as one table."""
