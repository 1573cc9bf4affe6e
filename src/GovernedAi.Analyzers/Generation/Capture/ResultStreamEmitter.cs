namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Prints the classes that stand in for streamed results of System.ClientModel, which are classes and not interfaces. They lie in the
/// generated code, since the runtime library does not know that library.
/// </summary>
/// <remarks>
/// The base class enumerates pages and reads each by a protected method. Both are overridden here, so that pages and items pass by
/// however the result is enumerated; that of the result which is stood in for is reached by an accessor, without reflection.
/// </remarks>
internal static class ResultStreamEmitter
{
    private const string Runtime = "global::GovernedAi.Runtime";

    public static string TypeOf(CapturedCallModel call) =>
        $"{(call.Answer == AnswerKind.ResultStream ? "CapturedAsyncResult" : "CapturedResult")}<{call.AnswerType}>";

    public static void Emit(CodeWriter code, IReadOnlyList<CapturedCallModel> calls)
    {
        if (calls.Any(c => c.Answer == AnswerKind.ResultStream))
            Class(code, "CapturedAsyncResult", "AsyncCollectionResult", "global::System.Collections.Generic.IAsyncEnumerable", "Async");
        if (calls.Any(c => c.Answer == AnswerKind.SynchronousResultStream))
            Class(code, "CapturedResult", "CollectionResult", "global::System.Collections.Generic.IEnumerable", "");
    }

    private static void Class(CodeWriter code, string name, string result, string sequence, string suffix)
    {
        const string page = "global::System.ClientModel.ClientResult";
        code.Write("");
        code.Write($$"""
            private sealed class {{name}}<T> : global::System.ClientModel.{{result}}<T>
            {
                private readonly global::System.ClientModel.{{result}}<T> _inner;
                private readonly {{Runtime}}.CapturedPages<{{page}}, T> _captured;

                public {{name}}(
                    {{Runtime}}.ModelCallSite site,
                    global::System.ClientModel.{{result}}<T> inner,
                    global::System.Action<{{Runtime}}.CapturedCall> prompt,
                    global::System.Action<{{Runtime}}.StreamedAnswer, T> read)
                {
                    _inner = inner;
                    _captured = new {{Runtime}}.CapturedPages<{{page}}, T>(site, prompt, read);
                }

                public override global::System.ClientModel.ContinuationToken? GetContinuationToken({{page}} page) => _inner.GetContinuationToken(page);

                public override {{sequence}}<{{page}}> GetRawPages{{suffix}}() => _captured.Pages{{suffix}}(_inner.GetRawPages{{suffix}}());

                protected override {{sequence}}<T> GetValuesFromPage{{suffix}}({{page}} page) => _captured.Items{{suffix}}(page, {{name}}Reader<T>.Read(_inner, page));
            }

            private static class {{name}}Reader<T>
            {
                [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "GetValuesFromPage{{suffix}}")]
                public static extern {{sequence}}<T> Read(global::System.ClientModel.{{result}}<T> result, {{page}} page);
            }
            """);
    }
}
