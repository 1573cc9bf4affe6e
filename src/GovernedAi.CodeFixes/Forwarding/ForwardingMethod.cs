using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>
/// Leaves a method as its framework or interface wants it, signature and attributes, and moves its body into a governed one that it
/// forwards to. MCP's generator, for one, writes the other part of a tool method that is partial.
/// </summary>
internal sealed class ForwardingMethod : MethodRemedy
{
    private readonly ListedResult? _listed;

    private ForwardingMethod(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol, ListedResult? listed)
        : base(file, method, symbol) => _listed = listed;

    public override MethodResult Result => _listed?.Result ?? base.Result;

    /// <summary>Prepares it, or gives <see langword="null"/> where the body cannot be moved safely.</summary>
    public static ForwardingMethod? Of(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        file.Model.GetDeclaredSymbol(method, cancellation) is { } symbol &&
        ((CSharpSyntaxNode?)method.Body ?? method.ExpressionBody?.Expression) is { } body &&
        ListedResult.Of(symbol, body, file.Model) is var listed &&
        !SplitObstacle.ForBody(method, symbol, listed?.Result ?? MethodResult.Of(symbol))
            ? new ForwardingMethod(file, method, symbol, listed)
            : null;

    protected override (string Name, CoreName Core) Names(TakenNames names)
    {
        var type = Symbol.ContainingType;
        var name = names.Take(type, "Governed" + Method.Identifier.ValueText, "forwarded to by " + Symbol.ToDisplayString(),
            candidate => TakenNames.IsMember(type, candidate) || TakenNames.IsMember(type, MemberName.With(candidate, "Core")));
        return (name, CoreName.Conventional(name));
    }

    protected override void WriteHeaders(Governing governing, string name, CoreName core)
    {
        if (_listed is null)
            RemoveAsync();
        foreach (var change in _listed?.Changes ?? [])
            File.Replace(change.Span, change.NewText!);
        var returned = _listed is null ? null : TypeText.Of(_listed.Type, File.Model, Method.SpanStart);
        File.Insert(
            CoreSignature.HeaderEnd(Method),
            $" => {(_listed is null ? "" : "await ")}{name}{TypeArguments}({string.Join(", ", Symbol.Parameters.Select(Argument))});{Gap}" +
            string.Concat(governing.Attributes.Select(a => a + NextLine)) + new CoreSignature(File, Method, name) { Returned = returned }.AsDeclaration() + ";" + Gap +
            new CoreSignature(File, Method, core.Name) { Returned = returned });
    }

    private string TypeArguments => Symbol.Arity == 0 ? "" : $"<{string.Join(", ", Symbol.TypeParameters.Select(t => t.Name))}>";

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + Identifier.Write(parameter.Name);
}
