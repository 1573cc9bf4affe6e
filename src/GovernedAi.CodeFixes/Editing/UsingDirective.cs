using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Adds a <c>using</c> where the file keeps its own: inside or outside the namespace, sorted if they are.</summary>
internal static class UsingDirective
{
    /// <summary>Adds the directive once; false where preprocessor directives leave no safe place.</summary>
    public static bool Add(FileEdit file, int position, string name)
    {
        var usings = Neighbours(file.Root, position);
        if (usings.Count == 0)
            return AddFirst(file, name);
        if (usings.Any(IsConditional))
            return false;
        if (!file.IsFirst(file.Root, "using " + name))
            return true;

        var before = Predecessor(usings, name);
        if (before is null)
        {
            file.Insert(usings[0].SpanStart, $"using {name};{file.Style.NewLine}{file.Style.IndentAt(usings[0].SpanStart)}");
            return true;
        }

        file.Insert(EndOf(before, file), $"{file.Style.NewLine}{file.Style.IndentAt(before.SpanStart)}using {name};");
        return true;
    }

    /// <summary>The directives among which the new one belongs: those outside the namespace, else those of the namespace around the place.</summary>
    private static List<UsingDirectiveSyntax> Neighbours(CompilationUnitSyntax root, int position)
    {
        var outside = root.Usings.Where(u => u.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (outside.Count > 0)
            return outside;

        return root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Where(n => n.Span.Contains(position) && n.Usings.Count > 0)
            .Select(n => n.Usings.ToList())
            .FirstOrDefault() ?? [];
    }

    /// <summary>The directive after which the name stands in order, or the last where there is none; <see langword="null"/> for the very front.</summary>
    private static UsingDirectiveSyntax? Predecessor(List<UsingDirectiveSyntax> usings, string name)
    {
        var plain = usings.Where(u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None) && u.Name is not null).ToList();
        if (plain.Count == 0)
            return null;

        foreach (var systemFirst in new[] { true, false })
        {
            var keys = plain.Select(u => Key(u.Name!.ToString(), systemFirst)).ToList();
            if (keys.Zip(keys.Skip(1), (a, b) => StringComparer.OrdinalIgnoreCase.Compare(a, b) <= 0).All(inOrder => inOrder))
            {
                var mine = Key(name, systemFirst);
                return plain.LastOrDefault(u => StringComparer.OrdinalIgnoreCase.Compare(Key(u.Name!.ToString(), systemFirst), mine) <= 0);
            }
        }

        return plain.Last();
    }

    private static string Key(string name, bool systemFirst)
    {
        var isSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return systemFirst && isSystem ? " " + name : name;
    }

    private static bool AddFirst(FileEdit file, string name)
    {
        var first = file.Root.GetFirstToken(includeZeroWidth: true);
        if (first.LeadingTrivia.Any(t => t.GetStructure() is ConditionalDirectiveTriviaSyntax or BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax))
            return false;
        if (!file.IsFirst(file.Root, "using " + name))
            return true;

        var newLine = file.Style.NewLine;
        if (file.Root.Externs.LastOrDefault() is { } alias)
            file.Insert(EndOf(alias, file), $"{newLine}using {name};");
        else
            file.Insert(AfterFileHeader(first), $"using {name};{newLine}{newLine}");
        return true;
    }

    /// <summary>
    /// The place after what speaks of the file as a whole: directives, and the comment that a blank line or the namespace
    /// parts from the code. A comment right above a type or statement is that one's own.
    /// </summary>
    private static int AfterFileHeader(SyntaxToken first)
    {
        if (first.IsKind(SyntaxKind.NamespaceKeyword))
            return first.SpanStart;

        var place = first.FullSpan.Start;
        var lineIsEmpty = true;
        var headerFound = false;
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.IsDirective)
                place = trivia.FullSpan.End;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (lineIsEmpty && !headerFound)
                {
                    place = trivia.FullSpan.End;
                    headerFound = true;
                }

                lineIsEmpty = true;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                lineIsEmpty = false;
        }

        return place;
    }

    private static int EndOf(SyntaxNode directive, FileEdit file)
    {
        var line = file.Text.Lines.GetLineFromPosition(directive.Span.End);
        return directive.GetLastToken().TrailingTrivia.FullSpan.End >= line.End ? line.End : directive.Span.End;
    }

    private static bool IsConditional(UsingDirectiveSyntax directive) =>
        directive.GetFirstToken().LeadingTrivia.Any(t =>
            t.GetStructure() is ConditionalDirectiveTriviaSyntax or BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax);
}
