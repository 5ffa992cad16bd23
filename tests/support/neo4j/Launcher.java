import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs Neo4j Community inside this process, with Bolt on the loopback interface as its only door.
 *
 * <p>Arguments: home directory, Bolt port (0 for any free one), page cache ("128m"). Prints "BOLT port" when it accepts
 * queries, and stops when its standard input ends: whoever started it holds the other end of that pipe, so that it
 * cannot outlive them however they die.
 */
final class Launcher {
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        // Settings as text: the names hold from 5.26 to 2026.x, while the Java types behind them do not.
        Path settings = Files.write(
                home.resolve("neo4j.conf"),
                List.of(
                        "server.bolt.enabled=true",
                        "server.bolt.listen_address=127.0.0.1:" + arguments[1],
                        "server.http.enabled=false",
                        "server.https.enabled=false",
                        "server.memory.pagecache.size=" + arguments[2],
                        "dbms.security.auth_enabled=false",
                        "dbms.usage_report.enabled=false",
                        // The first transaction log would otherwise be laid out in full: 256 MiB for every test run.
                        "db.tx_log.preallocate=false",
                        // Else Bolt waits five seconds, twice, for clients that have long gone.
                        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"));

        DatabaseManagementService service =
                new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(settings).build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));

        GraphDatabaseAPI database = (GraphDatabaseAPI) service.database("neo4j");
        ConnectorPortRegister ports = database.getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("BOLT " + ports.getLocalAddress(ConnectorType.BOLT).getPort());

        while (System.in.read() != -1) {
            // Nothing is ever said on this pipe; only its end means something.
        }
        System.exit(0);
    }

    private Launcher() {}
}
