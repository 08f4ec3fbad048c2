"""What every stage needs to know about text: characters, sentences, words, languages."""
