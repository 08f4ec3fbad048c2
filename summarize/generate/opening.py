"""Opens the model that a configuration names: apart from what is done with it, so that to open one imports little."""

from __future__ import annotations

from summarize.config import GenerateConfig
from summarize.generate.baselines import NoModel
from summarize.generate.profiles import Profile, load_profile
from summarize.generate.requests import Generator


def open_generator(config: GenerateConfig, profile: Profile | None = None) -> Generator:
    """The model that the configuration names, loaded; with another `profile` than its own where one is given.

    Raises:
        ModelError: it is missing, cannot be read, or does not fit its profile.
    """
    profile = profile or load_profile(config.model)
    if profile.backend == "none":
        return NoModel(profile)
    if profile.backend == "ctranslate2":
        from summarize.generate.ctranslate2_backend import CTranslate2Generator

        return CTranslate2Generator(profile, config)
    from summarize.generate.transformers_backend import TransformersGenerator

    return TransformersGenerator(profile, config)
