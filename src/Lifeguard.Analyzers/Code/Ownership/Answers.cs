using System.Collections.Concurrent;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>
/// The answers about the symbols of a compilation, each found once. An answer may need others: those are found first, from a stack and not by recursion, since code calls itself.
/// </summary>
internal sealed class Answers
{
    /// <summary>So much work for one question, and the answer is unknown.</summary>
    private const int Budget = 4_000;

    private readonly Func<Question, Inquiry, Answer> _find;
    private readonly ConcurrentDictionary<Question, Answer> _known = new();

    /// <param name="find">Finds one answer; it asks the inquiry for the others that it needs.</param>
    public Answers(Func<Question, Inquiry, Answer> find) => _find = find;

    /// <summary>The result of a function that asks, once all it asks for is known.</summary>
    public T Settle<T>(Func<Inquiry, T> ask, CancellationToken cancel)
    {
        while (true)
        {
            var inquiry = new Inquiry(_known, null, null, cancel);
            var result = ask(inquiry);
            if (inquiry.Missing.Count == 0) return result;
            foreach (var question in inquiry.Missing) Find(question, cancel);
        }
    }

    private void Find(Question asked, CancellationToken cancel)
    {
        var pending = new Stack<Question>();
        var begun = new HashSet<Question>();
        var work = 0;
        pending.Push(asked);
        while (pending.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var question = pending.Peek();
            if (_known.ContainsKey(question))
            {
                pending.Pop();
                continue;
            }

            begun.Add(question);
            var inquiry = new Inquiry(_known, question, begun, cancel);
            var answer = ++work <= Budget ? _find(question, inquiry) : Answer.Unknown;
            if (work <= Budget && inquiry.Missing.Count > 0)
            {
                foreach (var missing in inquiry.Missing) pending.Push(missing);
                continue;
            }

            _known.TryAdd(question, answer);
            begun.Remove(question);
            pending.Pop();
        }
    }
}

/// <summary>One attempt to find an answer: it collects what is not known yet, so that the attempt can be made again with it.</summary>
internal sealed class Inquiry
{
    private readonly ConcurrentDictionary<Question, Answer> _known;
    private readonly Question? _current;
    private readonly HashSet<Question>? _begun;

    public Inquiry(ConcurrentDictionary<Question, Answer> known, Question? current, HashSet<Question>? begun, CancellationToken cancel)
    {
        _known = known;
        _current = current;
        _begun = begun;
        Cancel = cancel;
    }

    public CancellationToken Cancel { get; }

    /// <summary>What has to be found before the attempt can succeed.</summary>
    public HashSet<Question> Missing { get; } = [];

    /// <summary>True for the question that is being answered: a method that passes its parameter on to itself.</summary>
    public bool IsCurrent(Question question) => _current is { } current && current.Equals(question);

    /// <summary>The answer; unknown for now where it is missing, and for good where the answer hangs on itself.</summary>
    public Answer Ask(Question question)
    {
        if (_known.TryGetValue(question, out var known)) return known;
        if (_begun is null || !_begun.Contains(question)) Missing.Add(question);
        return Answer.Unknown;
    }
}
