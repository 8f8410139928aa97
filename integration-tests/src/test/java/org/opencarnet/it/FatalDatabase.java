package org.opencarnet.it;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Deadly before and after the rows of a document are sent, and before and after a commit. */
final class FatalDatabase extends DelegatingDataSource {

    FatalDatabase(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "commit" ->
                between(FatalPoint.BEFORE_COMMIT, FatalPoint.AFTER_COMMIT, () -> call(connection, method, arguments));
            case "prepareStatement" ->
                statement((PreparedStatement) call(connection, method, arguments), (String) arguments[0]);
            default -> call(connection, method, arguments);
        });
    }

    private static PreparedStatement statement(PreparedStatement statement, String sql) {
        if (!sql.contains("insert into document_entry")) {
            return statement;
        }
        return proxy(
                PreparedStatement.class,
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? between(
                                FatalPoint.BEFORE_ROWS, FatalPoint.AFTER_ROWS, () -> call(statement, method, arguments))
                        : call(statement, method, arguments));
    }

    private static Object between(FatalPoint before, FatalPoint after, Act act) throws Throwable {
        FatalPoints.reached(before);
        var result = act.run();
        FatalPoints.reached(after);
        return result;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Act {
        Object run() throws Throwable;
    }
}
