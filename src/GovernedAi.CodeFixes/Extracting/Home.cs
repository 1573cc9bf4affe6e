using GovernedAi.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>The type that takes the governed method of an extracted call: the one around the call, or <c>Program</c>.</summary>
internal sealed class Home
{
    private Home(INamedTypeSymbol type, TypeDeclarationSyntax? declaration, bool hasThis, int position)
    {
        Type = type;
        Declaration = declaration;
        HasThis = hasThis;
        Position = position;
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The part that gets the method; <see langword="null"/> when a part of <c>Program</c> has to be added to the file.</summary>
    public TypeDeclarationSyntax? Declaration { get; }

    /// <summary>Whether the call stands where <c>this</c> may be used.</summary>
    public bool HasThis { get; }

    /// <summary>A position inside, from where names are looked up.</summary>
    public int Position { get; }

    public static Home? Of(FileEdit file, SyntaxNode call, CancellationToken cancellation)
    {
        // An extension block is no type of its own: what it needs beside it goes to the static class around it.
        var around = call.Ancestors().OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(t => t is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax or InterfaceDeclarationSyntax);
        if (around is not null)
        {
            return PartialTypes.CanAllBePartial(around) && file.Model.GetDeclaredSymbol(around, cancellation) is { } type
                ? new Home(type, around, ThisIsInReach(call, around, file.Model), BodyOf(around))
                : null;
        }

        if (call.FirstAncestorOrSelf<GlobalStatementSyntax>() is null || file.Model.GetEnclosingSymbol(call.SpanStart, cancellation)?.ContainingType is not { } program)
            return null;

        var part = file.Root.Members.OfType<ClassDeclarationSyntax>().FirstOrDefault(c => c.Identifier.ValueText == program.Name);
        return new Home(program, part, hasThis: false, part is null ? file.Root.EndOfFileToken.SpanStart : BodyOf(part));
    }

    /// <summary>
    /// Whether the name of a member means something else at <paramref name="place"/>: a local, a parameter, a local function, or a member
    /// of an outer type or of a <c>using static</c>.
    /// </summary>
    public bool IsHidden(string name, SyntaxNode place, SemanticModel model) =>
        model.LookupSymbols(place.SpanStart, name: name)
            .Any(s => s is not INamespaceOrTypeSymbol && !SymbolEqualityComparer.Default.Equals(s.ContainingSymbol, Type));

    /// <summary>Where members are added.</summary>
    public int End(FileEdit file) => Declaration?.GetLastToken().SpanStart ?? file.Text.Length;

    /// <summary>Makes room: the type and those around it become partial.</summary>
    public void Add(FileEdit file, string member)
    {
        if (Declaration is not null)
            PartialTypes.Make(file, Declaration);
        file.NewMembers.Add(Declaration, member);
    }

    private static int BodyOf(TypeDeclarationSyntax type) =>
        type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.SpanStart : type.OpenBraceToken.Span.End;

    private static bool ThisIsInReach(SyntaxNode call, TypeDeclarationSyntax type, SemanticModel model)
    {
        foreach (var node in call.Ancestors().TakeWhile(n => n != type))
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax lambda when lambda.Modifiers.Any(SyntaxKind.StaticKeyword) || type is StructDeclarationSyntax:
                case LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword) || type is StructDeclarationSyntax:
                case ConstructorInitializerSyntax or BaseTypeSyntax:
                case BaseFieldDeclarationSyntax:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return false;
                case MemberDeclarationSyntax member:
                    return model.GetDeclaredSymbol(member) is { IsStatic: false } && member.Parent == type;
            }
        }

        return false;
    }
}
