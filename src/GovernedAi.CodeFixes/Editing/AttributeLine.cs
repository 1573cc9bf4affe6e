using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Adds attributes to a method, below those it has.</summary>
internal static class AttributeLine
{
    /// <summary>Where the signature begins, after attributes: the first modifier, else the return type.</summary>
    public static int SignatureStart(MethodDeclarationSyntax method) =>
        method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;

    /// <summary>Gives the attribute a line of its own, unless the method's attributes stand on the line of its signature.</summary>
    public static void Insert(FileEdit file, MethodDeclarationSyntax method, string attribute)
    {
        var start = SignatureStart(method);
        var isInline = method.AttributeLists.Count > 0 && !file.Style.StartsLine(start);
        file.Insert(start, attribute + (isInline ? " " : file.Style.NewLine + file.Style.IndentAt(method.SpanStart)));
    }
}
