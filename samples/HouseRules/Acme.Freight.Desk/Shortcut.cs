namespace Acme.Freight.Mail;

public static class Shortcut
{
    // Breaks ACME003: the company's calls go through Acme.Gateway.
    public static object Client() => new OpenAI.Chat.ChatClient("gpt-4o", "key");
}
