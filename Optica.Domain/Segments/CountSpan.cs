namespace Optica.Domain.Segments;

/// <summary>How much time a row of <see cref="CustomerCount"/> stands for. Every customer is counted once in each span.</summary>
public enum CountSpan
{
    /// <summary>One day of last orders.</summary>
    Day = 0,

    /// <summary>One month of last orders.</summary>
    Month = 1,

    /// <summary>Whenever the last order was, or whether there was any.</summary>
    Always = 2,
}
