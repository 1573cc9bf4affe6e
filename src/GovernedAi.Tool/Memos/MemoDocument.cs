using System.Collections.Immutable;

namespace GovernedAi.Tool.Memos;

/// <summary>A memo as blocks of text, which one writer prints as Markdown and another as HTML.</summary>
internal sealed record MemoDocument(string Title, ImmutableArray<MemoBlock> Blocks);

/// <summary>A part of a memo. In its text, `code` stands between backticks.</summary>
internal abstract record MemoBlock;

/// <param name="Level">2 for a section, 3 for a governed method.</param>
internal sealed record Heading(int Level, string Text) : MemoBlock;

internal sealed record Paragraph(string Text) : MemoBlock;

internal sealed record Bullets(ImmutableArray<string> Items) : MemoBlock;

/// <summary>Questions and their answers, in sentences.</summary>
internal sealed record Answers(ImmutableArray<(string Question, string Answer)> Items) : MemoBlock;

internal sealed record Grid(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : MemoBlock;
