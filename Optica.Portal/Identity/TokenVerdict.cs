namespace Optica.Portal.Identity;

/// <summary>What the credentials of an API client are worth.</summary>
internal enum TokenVerdict
{
    /// <summary>Something is not right, or the account cannot sign in: nobody is told what.</summary>
    Wrong,

    /// <summary>The password is right, and the code of the second step is not: told as what is wrong, and written down as what it is.</summary>
    WrongCode,

    /// <summary>The password is right, and too short without a second factor.</summary>
    TooShort,

    /// <summary>They open a session.</summary>
    Right,
}
