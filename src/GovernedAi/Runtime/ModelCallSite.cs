using System.ComponentModel;

namespace GovernedAi.Runtime;

/// <summary>The static facts of one captured model call in source.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelCallSite
{
    /// <summary>States the facts. Generated code calls this at each call.</summary>
    /// <param name="id">Documentation-comment id of the member that contains it, <c>#</c>, and its ordinal from 1.</param>
    /// <param name="call">The model call, such as <c>OpenAI.Chat.ChatClient.CompleteChatAsync</c>.</param>
    /// <param name="provider">The provider or SDK, such as <c>OpenAI</c>.</param>
    /// <param name="kind">The kind of call, such as <c>chat</c>.</param>
    /// <param name="governedBy">The id of the governed method whose scope it demands; <see langword="null"/>: any.</param>
    /// <param name="file">The source file.</param>
    /// <param name="line">The line in it, from 1.</param>
    /// <param name="allowedBy">The waiver or baseline by which the build let the call pass although nobody governs it, in words.</param>
    public ModelCallSite(string id, string call, string provider, string kind, string? governedBy, string file, int line, string? allowedBy = null)
    {
        Id = id;
        Call = call;
        Provider = provider;
        Kind = kind;
        GovernedBy = governedBy;
        File = file;
        Line = line;
        AllowedBy = allowedBy;
    }

    /// <summary>Documentation-comment id of the member that contains it, <c>#</c>, and its ordinal from 1.</summary>
    public string Id { get; }

    /// <summary>The model call, such as <c>OpenAI.Chat.ChatClient.CompleteChatAsync</c>.</summary>
    public string Call { get; }

    /// <summary>The provider or SDK.</summary>
    public string Provider { get; }

    /// <summary>The kind of call, such as <c>chat</c>.</summary>
    public string Kind { get; }

    /// <summary>The id of the governed method whose scope it demands; <see langword="null"/>: any.</summary>
    public string? GovernedBy { get; }

    /// <summary>The source file.</summary>
    public string File { get; }

    /// <summary>The line in <see cref="File"/>, from 1.</summary>
    public int Line { get; }

    /// <summary>The waiver or baseline by which the build let the call pass, in words; <see langword="null"/> where somebody governs it.</summary>
    public string? AllowedBy { get; }
}
