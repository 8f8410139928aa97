package org.opencarnet.it;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Contents;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Put into the server under test: kills its process, by a real {@code kill -9}, at the point that a request names. */
@Configuration(proxyBeanMethods = false)
class FatalPoints {

    private static final ThreadLocal<Optional<FatalPoint>> WANTED = ThreadLocal.withInitial(Optional::empty);

    @Bean
    static BeanPostProcessor fatalStores() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource source) {
                    return new FatalDatabase(source);
                }
                return bean instanceof Contents contents ? new FatalContents(contents) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> fatalRequests() {
        Filter filter = (request, response, chain) ->
                serve((HttpServletRequest) request, (HttpServletResponse) response, chain);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        WANTED.set(Optional.ofNullable(request.getHeader(FatalPoint.HEADER)).map(FatalPoint::valueOf));
        try {
            var answer = new FatalAnswer(response);
            chain.doFilter(request, answer);
            answer.end();
        } finally {
            WANTED.remove();
        }
    }

    private static boolean isWanted(FatalPoint point) {
        return WANTED.get().filter(point::equals).isPresent();
    }

    /** Does not return where this is the point. */
    static void reached(FatalPoint point) {
        if (isWanted(point)) {
            try {
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Deadly before its first byte and after its last. */
    private static final class FatalAnswer extends HttpServletResponseWrapper {

        private Closeable ending = () -> {};

        FatalAnswer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            reached(FatalPoint.BEFORE_ANSWER);
            ending = super.getOutputStream();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            reached(FatalPoint.BEFORE_ANSWER);
            ending = super.getWriter();
            return super.getWriter();
        }

        /** Lets the last byte go before the server dies. */
        void end() throws IOException {
            if (isWanted(FatalPoint.AFTER_ANSWER)) {
                ending.close();
                reached(FatalPoint.AFTER_ANSWER);
            }
        }
    }

    /** Deadly before and after bytes are kept. */
    private record FatalContents(Contents contents) implements Contents {

        @Override
        public Staged stage(InputStream bytes, long limit) throws IOException {
            return contents.stage(bytes, limit);
        }

        @Override
        public void keep(RecordId record, Staged staged) {
            reached(FatalPoint.BEFORE_CONTENT);
            contents.keep(record, staged);
            reached(FatalPoint.AFTER_CONTENT);
        }

        @Override
        public Optional<InputStream> open(RecordId record, String sha256) {
            return contents.open(record, sha256);
        }

        @Override
        public void forget(RecordId record) {
            contents.forget(record);
        }
    }
}
