package org.opencarnet.storage.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that notes each SQL statement sent through it, a batch as one, so that a test can count them. */
public final class NotedStatements extends DelegatingDataSource {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    public NotedStatements(DataSource database) {
        super(database);
    }

    /** The statements sent by any thread while this work is done, in order. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof Statement statement ? noting(statement, method, arguments) : result;
        });
    }

    private Statement noting(Statement statement, Method creator, Object[] creation) {
        Class<? extends Statement> type = creator.getReturnType().asSubclass(Statement.class);
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                sent.add(String.valueOf(statement instanceof PreparedStatement ? creation[0] : arguments[0]));
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
