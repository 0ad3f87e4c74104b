"""What protects every form that anybody may send: from robots, from floods, and from links that act when opened."""
