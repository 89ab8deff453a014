"""The public face: pages for anyone, without script; information meetings; who announces itself."""
