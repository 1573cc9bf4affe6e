using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Forwarding;

/// <summary>
/// Leaves a method as its framework wants it, signature and attributes, and moves its body into a governed one that it forwards to.
/// MCP's generator, for one, writes the other part of a tool method that is partial.
/// </summary>
internal sealed class ForwardingMethod : Remedy
{
    private readonly FileEdit _file;
    private readonly MethodDeclarationSyntax _method;
    private readonly IMethodSymbol _symbol;

    private ForwardingMethod(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        _file = file;
        _method = method;
        _symbol = symbol;
    }

    public override MethodResult Result => MethodResult.Of(_symbol);

    public override bool TakesReferences => _symbol.Parameters.Any(p => p.RefKind != RefKind.None);

    /// <summary>Prepares it, or gives <see langword="null"/> where the body cannot be moved safely.</summary>
    public static ForwardingMethod? Of(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        file.Model.GetDeclaredSymbol(method, cancellation) is { } symbol && !SplitObstacle.ForBody(method, symbol)
            ? new ForwardingMethod(file, method, symbol)
            : null;

    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.Treats(_method))
            return;

        PartialTypes.Make(_file, (TypeDeclarationSyntax)_method.Parent!);
        var type = _symbol.ContainingType;
        var name = names.Members.Take(type, "Governed" + _method.Identifier.ValueText, "forwarded to by " + _symbol.ToDisplayString(),
            candidate => TakenNames.IsMember(type, candidate) || TakenNames.IsMember(type, MemberName.With(candidate, "Core")));
        var governing = arrangement.For(new GovernedMember(_file, _method.SpanStart, type, names.Members)
        {
            Name = name,
            Core = CoreName.Conventional(name),
            IsStatic = _symbol.IsStatic,
            ResultType = Result.Type,
            AllParameters = [.. _symbol.Parameters.Select(p => (p.Type, p.Name))],
            TypeParameters = _symbol.TypeParameters,
        });

        foreach (var modifier in _method.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword)))
            _file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));

        var indent = _file.Style.IndentAt(_method.SpanStart);
        var nextLine = _file.Style.NewLine + indent;
        var gap = _file.Style.NewLine + nextLine;
        _file.Insert(
            CoreSignature.HeaderEnd(_method),
            $" => {name}{TypeArguments}({string.Join(", ", _symbol.Parameters.Select(Argument))});{gap}" +
            string.Concat(governing.Attributes.Select(a => a + nextLine)) + new CoreSignature(_file, _method, name).AsDeclaration() + ";" + gap +
            new CoreSignature(_file, _method, MemberName.With(name, "Core")));
        foreach (var member in governing.Members)
            _file.Insert(_method.Span.End, gap + _file.Style.Layout(member, indent));
    }

    private string TypeArguments => _symbol.Arity == 0 ? "" : $"<{string.Join(", ", _symbol.TypeParameters.Select(t => t.Name))}>";

    private static string Argument(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    } + Identifier.Write(parameter.Name);
}
