#include "server.h"

int main() {
    Server server(4, 600);
    server.Run();
    return server.Arena().BodyCount() == 0 ? 0 : 1;
}
