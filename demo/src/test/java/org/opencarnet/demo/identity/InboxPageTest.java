package org.opencarnet.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class InboxPageTest {

    private static HttpResponse<Void> sms(String id, String text) throws IOException, InterruptedException {
        var body = "{\"id\":\"" + id + "\",\"to\":\"+33600000000\",\"text\":\"" + text + "\"}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(Provider.issuer() + "/demo/sms"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void showsMailAndTextsEscaped() throws IOException, InterruptedException {
        var setup = new ServerSetup(Provider.INBOX.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMailUtil.sendTextEmail("a@example.org", "b@example.org", "Sujet <1>", "Bonjour & bienvenue", setup);
        assertThat(sms("1", "Code 123456").statusCode()).isEqualTo(200);
        assertThat(sms("1", "Code 123456").statusCode()).isEqualTo(200);

        var page = Provider.browser()
                .get("/demo/inbox", "Accept", "text/html", "Accept-Language", "fr")
                .body();

        assertThat(page).contains("<html lang=\"fr\">", "Sujet &lt;1&gt;", "Bonjour &amp; bienvenue", "a@example.org");
        assertThat(page).containsOnlyOnce("Code 123456").doesNotContain("<script");
        var list = Provider.json(Provider.browser()
                .get("/demo/inbox", "Accept", "application/json")
                .body());
        assertThat(list.findValuesAsText("text")).contains("Code 123456");
    }
}
