namespace GovernedAi.Analyzers.Tests.Rules;

/// <summary>Puts members into a type in which they can be governed.</summary>
internal static class GovernedCode
{
    /// <summary>A partial class <c>C</c> around <paramref name="members"/>, with a model in reach.</summary>
    public static string InClass(string members) =>
        $$"""
        #nullable enable
        using GovernedAi;
        using Microsoft.Extensions.AI;
        partial class C(IChatClient chat)
        {
            protected IChatClient Model => chat;
            {{members}}
        }
        """;
}
