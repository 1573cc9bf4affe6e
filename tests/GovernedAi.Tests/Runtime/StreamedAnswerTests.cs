using GovernedAi.Runtime;

namespace GovernedAi.Tests.Runtime;

public class StreamedAnswerTests
{
    private static readonly string Half = new('x', StreamedAnswer.Limit / 2);

    private readonly StreamedAnswer _answer = new(isRecorded: true);

    [Fact]
    public void Items_that_say_nothing_in_words_cut_no_words()
    {
        for (var i = 0; i < 3; i++)
            Item(Half);
        Words("All of it.");

        Assert.Equal(("All of it.", null, false), (_answer.Text, _answer.Json, _answer.IsCut));
    }

    [Fact]
    public void Items_beyond_the_limit_are_left_out_and_said_to_be()
    {
        Item("1");
        Item(Half);
        Item(Half);

        Assert.Equal(($"[1,{Half}]", true), (_answer.Json, _answer.IsCut));
    }

    [Fact]
    public void Words_beyond_the_limit_are_left_out_and_said_to_be()
    {
        Words(Half);
        Words(Half + "y");

        Assert.Equal((Half + Half, true), (_answer.Text, _answer.IsCut));
    }

    private void Item(string json)
    {
        Assert.False(_answer.Add(null, null, null, null, null));
        _answer.AddJson(json, static item => item);
    }

    private void Words(string text) => _answer.Add(text, null, null, null, null);
}
