package org.opencarnet.storage.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that notes every statement sent through it. */
public final class Statements extends DelegatingDataSource {

    private final List<String> sent = new CopyOnWriteArrayList<>();

    public Statements(DataSource target) {
        super(target);
    }

    /** What was sent while this ran, in order. */
    public List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return noting(Connection.class, connection, "");
    }

    private <T> T noting(Class<T> type, T target, String sql) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        sent.add(sql);
                    }
                    try {
                        var result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement statement
                                ? noting(PreparedStatement.class, statement, arguments[0].toString())
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
