"""What indicators say: values with their margins, changes that are more than noise, targets, what is due."""
