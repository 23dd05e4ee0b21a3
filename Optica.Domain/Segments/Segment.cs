namespace Optica.Domain.Segments;

/// <summary>How often a customer has bought, by counting orders (DOMAIN §5).</summary>
public enum FrequencyTier
{
    /// <summary>Never yet.</summary>
    New = 0,

    /// <summary>Once.</summary>
    FirstTime = 1,

    /// <summary>Twice.</summary>
    Returning = 2,

    /// <summary>Three to ten times.</summary>
    Regular = 3,

    /// <summary>Eleven times or more.</summary>
    Vip = 4,
}

/// <summary>What the shop does about a customer: the tier, unless the last order is long ago.</summary>
public enum Segment
{
    /// <summary>Targeted marketing.</summary>
    New = 0,

    /// <summary>Welcome offer.</summary>
    FirstTime = 1,

    /// <summary>Retention campaign.</summary>
    Returning = 2,

    /// <summary>Loyalty programme.</summary>
    Regular = 3,

    /// <summary>Premium service.</summary>
    Vip = 4,

    /// <summary>Win-back, whatever the tier.</summary>
    AtRisk = 5,
}
