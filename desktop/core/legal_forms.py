"""Legal forms of the world, as they stand at the end or the beginning of a firm's name.

Libraries were looked at: cleanco 2.3 also strips words and country codes ("Deloitte UK", "Hotel OK", "Shop at" lose
their last word, "Coop" becomes nothing); rigour 2.6 strips anywhere ("AB InBev" becomes "InBev") and brings 25 MB.
Here a wrong "same" is worse than a miss, so the table is our own, and forms that are also words ("as", "spa") count
only where they are written as forms: with dots ("S.p.A.") or in capitals inside a name that is not all capitals.
All entries are folded (see `names.folded`), dots and slashes taken out: "S.à r.l." is "sa rl", "A/S" is "as".
"""

from typing import Final

_ANYWAY = """
    gmbh, ggmbh, mbh, gesmbh, ges mbh, ag, kg, kgaa, ohg, gbr, ug haftungsbeschrankt, partg, partg mbb, mbb,
    aktiengesellschaft, gesellschaft mit beschrankter haftung,
    inc, incorporated, corp, corporation, co, company, and co, and company, ltd, limited, llc, llp, lllp, lp, plc,
    pllc, pty, pte, pvt, private limited, public limited company, cic, ulc, ltee, unlimited company,
    nv, bv, bvba, cvba, vof, vzw, sprl, scrl, besloten vennootschap, naamloze vennootschap,
    sa, sarl, sa rl, sas, sasu, eurl, snc, and cie, et cie, societe anonyme, societe par actions simplifiee,
    srl, srls, sapa, sagl, societa per azioni, societa a responsabilita limitata,
    slu, sau, sociedad anonima, sociedad limitada, sa de cv, sab de cv, sapi de cv, s de rl, s de rl de cv, y cia, cia,
    ltda, eireli, eirl, lda, unipessoal lda, sgps,
    ab, oy, oyj, aps, asa, ehf, amba, smba, aktiebolag, osakeyhtio, aktieselskab, anpartsselskab, aksjeselskap,
    kft, zrt, nyrt, sro, spol s ro, sp zoo, sp z oo, spolka z oo, spolka z ograniczona odpowiedzialnoscia,
    spolka akcyjna, sp j, sp k, doo, dooel, ood, eood, ead, uab, sia,
    ооо, оао, зао, пао, ао, тоо, тов, ooo, oao, zao, pao, jsc, ojsc, cjsc, pjsc,
    epe, ike, ltd sti, anonim sirketi, limited sirketi, wll, saog, saoc, fze, fzco, fz llc,
    kabushiki kaisha, co ltd, sdn bhd, bhd, tbk, persero
"""
_WRITTEN_SO = """
    as se spa sl sc sca scs gie ug ek ev eg ks da dd ad hf mb ou bt vos ae sal sae psc pc kk gk yk is ans hb kb ky
"""
_BEFORE = "ооо оао зао пао ао тоо тов ooo oao zao uab sia"

SUFFIXES: Final = frozenset(form.strip() for form in _ANYWAY.split(","))
"""Safe at the end of a name however they are written."""

MARKED_SUFFIXES: Final = frozenset(_WRITTEN_SO.split())
"""At the end of a name, only where written as a form."""

PREFIXES: Final = frozenset(_BEFORE.split())
"""Safe at the beginning of a name."""

MARKED_PREFIXES: Final = frozenset(("pt",))
"""At the beginning of a name, only where written as a form."""

UNSPACED: Final = (
    "株式会社", "有限会社", "合同会社", "合資会社", "(株)", "(有)", "(同)",
    "股份有限公司", "有限责任公司", "有限責任公司", "有限公司", "주식회사", "유한회사", "(주)", "(유)",
)  # fmt: skip
"""Written without a space, before or after the name; longer ones first."""

LAST_WORDS: Final = frozenset(form.rpartition(" ")[2] for form in SUFFIXES)
"""With one of these a suffix ends."""

LONGEST: Final = max(form.count(" ") + 1 for form in SUFFIXES)
"""Words of the longest form."""
