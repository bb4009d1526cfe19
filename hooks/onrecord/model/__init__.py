"""What a card, actor, question, place, topic is: values → frozen models (the card format)."""
