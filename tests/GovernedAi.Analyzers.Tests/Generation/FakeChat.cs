using Microsoft.Extensions.AI;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>A model that says what it is told to, and remembers what it was asked.</summary>
public sealed class FakeChat(Func<string, ChatResponse> answer) : IChatClient
{
    public FakeChat(string answer)
        : this(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            ModelId = "fake-1",
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 11, OutputTokenCount = 7 },
        })
    {
    }

    public List<string> Asked { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var question = string.Join('\n', messages.Select(m => m.Text));
        Asked.Add(question);
        return Task.FromResult(answer(question));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
