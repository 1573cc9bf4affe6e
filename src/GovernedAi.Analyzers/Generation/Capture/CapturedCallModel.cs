namespace GovernedAi.Analyzers.Generation;

/// <summary>How an interceptor hands over what the model answers.</summary>
internal enum AnswerKind
{
    /// <summary>When it returns.</summary>
    Value,

    /// <summary>When its task completes.</summary>
    Task,

    /// <summary>Item by item, as an <c>IAsyncEnumerable&lt;T&gt;</c> is enumerated.</summary>
    Stream,

    /// <summary>Item by item, as each stream of an <c>IAsyncEnumerable&lt;IAsyncEnumerable&lt;T&gt;&gt;</c> is enumerated.</summary>
    StreamOfStreams,

    /// <summary>Item by item, as the stream that a task yields is enumerated.</summary>
    TaskOfStream,

    /// <summary>Item by item, as an <c>AsyncCollectionResult&lt;T&gt;</c> of System.ClientModel is enumerated.</summary>
    ResultStream,

    /// <summary>Item by item, as a <c>CollectionResult&lt;T&gt;</c> is enumerated.</summary>
    SynchronousResultStream,
}

/// <summary>One model call that is intercepted, as decided by the parser and printed by the emitter.</summary>
internal sealed record CapturedCallModel
{
    /// <summary>Name of the generated file, without ending.</summary>
    public required string FileName { get; init; }

    /// <summary>The class in <c>GovernedAi.Generated</c> that holds the interceptors of one type.</summary>
    public required string Holder { get; init; }

    /// <summary>Documentation-comment id of the member, and the ordinal of the call in it.</summary>
    public required string SiteId { get; init; }

    /// <summary>The member's name, from which the interceptor is named.</summary>
    public required string Member { get; init; }

    public required string Call { get; init; }

    public required string Provider { get; init; }

    public required string Kind { get; init; }

    /// <summary>The governed method whose scope the call demands, or <see langword="null"/> where any will do.</summary>
    public required string? GovernedBy { get; init; }

    /// <summary>The waiver or baseline by which nobody governs the call, in words, or <see langword="null"/>.</summary>
    public required string? AllowedBy { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>Arguments of <c>InterceptsLocation</c>.</summary>
    public required string Location { get; init; }

    public required AnswerKind Answer { get; init; }

    /// <summary>The type of the answer without its task, the items of a stream, or <see langword="null"/> when there is none.</summary>
    public required string? AnswerType { get; init; }

    public bool HasAnswer => AnswerType is not null;

    public required string ReturnType { get; init; }

    public required string TypeParameters { get; init; }

    public required string Parameters { get; init; }

    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>The namespace that <see cref="Original"/> needs in scope, or <see langword="null"/>.</summary>
    public required string? Using { get; init; }

    /// <summary>The call as the user wrote it, with the interceptor's parameters for arguments.</summary>
    public required string Original { get; init; }

    /// <summary>A statement that makes the prompt one that can be read twice; <see langword="null"/> where it is.</summary>
    public required string? Materialize { get; init; }

    /// <summary>Statements that hand the prompt over; empty where it cannot be read.</summary>
    public required EquatableArray<string> Prompt { get; init; }

    /// <summary>Arguments of <c>Response</c>.</summary>
    public required string Response { get; init; }

    /// <summary>Arguments of <c>ResponseJson</c>: all of the answer, or of an item of a stream, and how it is written as JSON; <see langword="null"/> where nothing says how to write it, or nobody could read it.</summary>
    public required string? Whole { get; init; }

    public required string CapturedLocal { get; init; }

    public required string AnswerLocal { get; init; }

    public required string ExceptionLocal { get; init; }
}
