using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Adds to what governs a partial declaration already, or takes its place.</summary>
internal sealed class Annotation : Remedy
{
    private readonly FileEdit _file;
    private readonly MethodDeclarationSyntax _declaration;
    private readonly IMethodSymbol _governed;
    private readonly MethodDeclarationSyntax? _body;
    private readonly Func<GoverningAttribute, bool> _replaces;

    private Annotation(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, MethodDeclarationSyntax? body, Func<GoverningAttribute, bool> replaces)
    {
        _file = file;
        _declaration = declaration;
        _governed = governed;
        _body = body;
        _replaces = replaces;
    }

    public override MethodResult Result => MethodResult.Of(_governed);

    public override bool TakesReferences => _governed.Parameters.Any(p => p.RefKind != RefKind.None);

    public override IEnumerable<ITypeSymbol> ParameterTypes => _governed.Parameters.Select(p => p.Type);

    public static Task<Remedy?> At(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult<Remedy?>(file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? Of(file, method, cancellation) : null);

    /// <summary>Prepares it, or gives <see langword="null"/> where the method is no declaration that is governed.</summary>
    public static Annotation? Of(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        file.Model.GetDeclaredSymbol(method, cancellation) is { } governed && GoverningAttributes.Of(governed) is not null ? Of(file, method, static _ => false, cancellation) : null;

    /// <summary>Prepares it, governed or not yet, or gives <see langword="null"/> where the method is no partial declaration.</summary>
    /// <param name="file">The file of the declaration.</param>
    /// <param name="method">The declaration.</param>
    /// <param name="replaces">Which of the attributes that are there go.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Annotation? Of(FileEdit file, MethodDeclarationSyntax method, Func<GoverningAttribute, bool> replaces, CancellationToken cancellation) =>
        method is { Body: null, ExpressionBody: null, Parent: TypeDeclarationSyntax } && file.Model.GetDeclaredSymbol(method, cancellation) is IMethodSymbol { IsPartialDefinition: true } governed
            ? new Annotation(file, method, governed, BodyBeside(method, governed, cancellation), replaces)
            : null;

    public override void Write(Arrangement arrangement, ProjectNames names)
    {
        if (!_file.IsFirst(_declaration, "annotated by " + arrangement.Key))
            return;

        var governing = arrangement.For(new GovernedMember(_file, AttributeLine.SignatureStart(_declaration), _governed.ContainingType, names.Members)
        {
            Name = _governed.Name,
            Core = CoreName.Conventional(_governed.Name),
            IsStatic = _governed.IsStatic,
            Returned = Result,
            AllParameters = [.. _governed.Parameters.Select(p => (p.Type, p.Name))],
            TypeParameters = _governed.TypeParameters,
        });

        var replaced = GoverningAttribute.Of(_governed).Where(_replaces).Select(present => present.Written.ApplicationSyntaxReference?.Span).ToList();
        AttributeRemoval.Remove(_file, _declaration, attribute => replaced.Contains(attribute.Span));
        foreach (var attribute in governing.Attributes)
            AttributeLine.Insert(_file, _declaration, attribute);
        AddBelow(governing.Members);
    }

    /// <summary>Adds members below the body, or below the declaration where the body stands elsewhere.</summary>
    private void AddBelow(IReadOnlyList<string> members)
    {
        var indent = _file.Style.IndentAt(_declaration.SpanStart);
        foreach (var member in members)
            _file.Insert((_body ?? _declaration).Span.End, _file.Style.NewLine + _file.Style.NewLine + indent + _file.Style.Layout(member, indent));
    }

    private static MethodDeclarationSyntax? BodyBeside(MethodDeclarationSyntax declaration, IMethodSymbol governed, CancellationToken cancellation) =>
        CoreMethod.Find(governed, GovernedMembers.CoreName(governed)).Core?.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellation))
            .OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Parent == declaration.Parent);
}
