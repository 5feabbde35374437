"""What a page may be asked for: said before anything is shown or done."""

from django.http import HttpRequest

from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import PermissionDeniedError


def demand(request: HttpRequest, permission: str) -> None:
    """Demand a permission of who asks.

    Raises
    ------
    PermissionDeniedError
        If the person does not hold it; that is noted in the audit.
    """
    found = asking(request)
    if permission not in found.actor.permissions:
        found.world.note("web", outcome="refused", detail={"code": "act.denied", "permission": permission})
        raise PermissionDeniedError(
            f"{found.actor.name} may not do this",
            why=f"it needs the permission {permission}",
            mend="ask an administrator for a role that has it",
            code="act.denied",
        )
