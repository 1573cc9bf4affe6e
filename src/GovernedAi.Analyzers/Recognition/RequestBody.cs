using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells a request to a model by what it sends, where its URL comes from configuration and says nothing.</summary>
/// <remarks>Looks at the text of the member that sends, and of the members of its type that it calls: bodies are strings, anonymous objects and classes alike.</remarks>
internal static class RequestBody
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A turn of a conversation: role: "user", ["role"] = "system", \"role\": \"assistant\".
    private static readonly Regex Turn = new(@"\brole\W{1,10}(user|system|assistant|developer)\b", Plain);
    private static readonly Regex Conversation = new(@"\bmessages\W{0,4}[=:]", Plain);
    // Named at least, where a factory makes the body of them.
    private static readonly Regex Settings = new(@"\b(model(name|_?id)?|temperature|max_?(completion_?|output_?)?tokens|top_?p)\b", Plain);
    private static readonly Regex Contents = new(@"\bcontents\W{0,4}[=:]", Plain);
    private static readonly Regex Parts = new(@"\bparts\W{0,4}[=:]", Plain);
    private static readonly Regex Prompt = new(@"\bprompt\W{0,4}[=:]", Plain);
    private static readonly Regex Model = new(@"\bmodel\W{0,4}[=:]", Plain);
    private static readonly Regex Knob = new(@"\b(max_?tokens|max_?completion_?tokens|temperature|top_?p|num_?predict|stream|negative_prompt)\W{0,4}[=:]", Plain);

    /// <summary>Whether a text writes a body that only a model is sent.</summary>
    public static bool IsForModel(string text)
        => (Turn.IsMatch(text) && Conversation.IsMatch(text) && Settings.IsMatch(text))
            || (Contents.IsMatch(text) && Parts.IsMatch(text))
            || (Prompt.IsMatch(text) && Model.IsMatch(text) && Knob.IsMatch(text));

    /// <summary>What is written around a call: its member, and what that calls in its own type; of top-level code, all statements.</summary>
    public static string Around(SyntaxNode call)
    {
        if (MemberOf(call) is not { } member)
            return string.Join("\n", call.SyntaxTree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>());
        if (member.Parent is not TypeDeclarationSyntax type)
            return "";

        var called = new HashSet<string>(member.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(invocation => (invocation.Expression as IdentifierNameSyntax)?.Identifier.ValueText).OfType<string>());
        var steps = type.Members.OfType<MethodDeclarationSyntax>().Where(method => method != member && called.Contains(method.Identifier.ValueText));
        return string.Join("\n", steps.Prepend(member));
    }

    /// <summary>The member a node stands in; null for top-level code.</summary>
    public static MemberDeclarationSyntax? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax);
}
