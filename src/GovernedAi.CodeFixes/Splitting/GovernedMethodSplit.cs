using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.CodeFixes.Splitting;

/// <summary>
/// Splits an ordinary method into a governed partial declaration, which keeps name, documentation and attributes, and a private
/// core, which keeps the body. Only the header is touched: the body stays as it was typed.
/// </summary>
internal sealed class GovernedMethodSplit : Remedy
{
    private readonly FileEdit _file;
    private readonly MethodDeclarationSyntax _method;
    private readonly IMethodSymbol _symbol;

    private GovernedMethodSplit(FileEdit file, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        _file = file;
        _method = method;
        _symbol = symbol;
    }

    public override MethodResult Result => MethodResult.Of(_symbol);

    public override bool TakesReferences => _symbol.Parameters.Any(p => p.RefKind != RefKind.None);

    /// <summary>Prepares the split, or gives <see langword="null"/> where the method cannot be split safely.</summary>
    public static GovernedMethodSplit? Of(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        file.Model.GetDeclaredSymbol(method, cancellation) is { } symbol && !SplitObstacle.Exists(method, symbol)
            ? new GovernedMethodSplit(file, method, symbol)
            : null;

    /// <summary>Writes the split into the file's edit, once however often the method is named.</summary>
    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.Treats(_method))
            return;

        PartialTypes.Make(_file, (TypeDeclarationSyntax)_method.Parent!);
        var core = CoreName.For(_symbol, names.Members);
        var headerStart = AttributeLine.SignatureStart(_method);
        var governing = arrangement.For(new GovernedMember(_file, headerStart, _symbol.ContainingType, names.Members)
        {
            Name = _symbol.Name,
            Core = core,
            IsStatic = _symbol.IsStatic,
            ResultType = Result.Type,
            AllParameters = [.. _symbol.Parameters.Select(p => (p.Type, p.Name))],
            TypeParameters = _symbol.TypeParameters,
        });

        foreach (var attribute in governing.Attributes)
            AttributeLine.Insert(_file, _method, attribute);

        if (governing.Attributes.Count == 0 && !core.IsConventional)
            StatedCore.Write(_file, _method, core.Name);

        WriteModifiers();

        var indent = _file.Style.IndentAt(_method.SpanStart);
        var gap = _file.Style.NewLine + _file.Style.NewLine + indent;
        _file.Insert(CoreSignature.HeaderEnd(_method), ";" + gap + new CoreSignature(_file, _method, core.Name));
        foreach (var member in governing.Members)
            _file.Insert(_method.Span.End, gap + _file.Style.Layout(member, indent));
    }

    /// <summary>A partial declaration says its accessibility, says <c>partial</c> last, and leaves <c>async</c> to the core.</summary>
    private void WriteModifiers()
    {
        if (!_method.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind())))
        {
            _file.Insert(
                AttributeLine.SignatureStart(_method),
                _symbol.ContainingType.TypeKind == TypeKind.Interface ? "public " : "private ");
        }

        foreach (var modifier in _method.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword)))
            _file.Remove(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart));

        _file.Insert(_method.ReturnType.SpanStart, "partial ");
    }
}
