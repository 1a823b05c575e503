package org.calibrant.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.net.URL;

/** Parses a text; what it includes are the texts that were looked at before, and nothing else. */
final class Inclusion
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Source source;

  private Inclusion(Source source) {
    this.source = source;
  }

  /** Not resolved. */
  static Config parsed(Source source) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .setOriginDescription(source.name())
            .setIncluder(new Inclusion(source));
    return ConfigFactory.parseString(source.text(), options);
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    Source included = source.included(what);
    if (included == null) {
      throw refused();
    }

    return parsed(included).root();
  }

  /** The library's own includer opens files, class paths and connections. */
  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    throw refused();
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused();
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused();
  }

  private ConfigException refused() {
    return new ConfigException.Generic(Preflight.ELSEWHERE);
  }
}
