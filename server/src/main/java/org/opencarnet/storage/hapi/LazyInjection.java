package org.opencarnet.storage.hapi;

import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Hands HAPI's beans each other as proxies that look the bean up at its first use: what six resource types never use is
 * never made, and HAPI's circles of beans do not matter.
 */
final class LazyInjection extends ContextAnnotationAutowireCandidateResolver {

    @Override
    protected boolean isLazy(DependencyDescriptor descriptor) {
        Class<?> type = descriptor.getDependencyType();
        return descriptor.isRequired() && type.isInterface() && type.getName().startsWith("ca.uhn.fhir.")
                || super.isLazy(descriptor);
    }
}
