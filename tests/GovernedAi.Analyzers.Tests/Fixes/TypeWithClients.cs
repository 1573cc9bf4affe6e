namespace GovernedAi.Analyzers.Tests.Fixes;

/// <summary>The code around members under test: a class with two clients.</summary>
internal static class TypeWithClients
{
    /// <param name="type">How the class is declared: <c>class</c>, <c>partial class</c>.</param>
    /// <param name="members">Its members, not indented.</param>
    public static string Around(string type, string members) =>
        $$"""
        using GovernedAi;
        using Microsoft.Extensions.AI;
        using OpenAI.Chat;

        public class Clients
        {
            protected readonly IChatClient chat = null!;
            protected readonly ChatClient openai = null!;
        }

        public {{type}} C : Clients
        {
        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 || line[0] == '#' ? line : "    " + line))}}
        }
        """;
}
