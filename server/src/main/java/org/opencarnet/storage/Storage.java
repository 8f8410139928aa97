package org.opencarnet.storage;

import org.opencarnet.storage.hapi.HapiStorage;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of storage over the one data source. */
@Configuration(proxyBeanMethods = false)
@Import(HapiStorage.class)
public class Storage {}
