"""Faults that a proofreader would mark in French: misspelt words (`spelling`), and the rules of `proofread`, one kind a module."""
